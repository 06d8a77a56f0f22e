import { setImmediate as turn } from 'node:timers/promises';
import { abortedError } from '../errors/aborted.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import { onAbort } from '../foundation/cancel.js';
import type { Rows } from '../operation/kinds/bulk.js';
import { guardCall } from '../context/runtime.js';
import type { CallContext } from '../context/call-context.js';

type RowIterator = Iterator<unknown> | AsyncIterator<unknown>;
type Step = IteratorResult<unknown, unknown>;

const unreadable = failure('InvalidInput', 'the rows could not be read completely');

// Rows that are at hand would otherwise keep timers and other calls waiting until they end, if they do.
const rowsPerTurn = 1_000;

const iteratorOf = (rows: Rows<unknown>): RowIterator =>
  Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();

const isThenable = (u: unknown): u is PromiseLike<unknown> =>
  typeof u === 'object' && u !== null && 'then' in u;

/** Like `for await`, which takes promises from a sync iterator, too. */
const arrived = async ({ done, value }: Step): Promise<Step> => ({ done: done === true, value: await value });

/** Reads the rows of a bulk write one after another, until they end, break or are given up. */
export class RowReader {
  private readonly forget: () => void;
  private iterator: RowIterator | undefined;
  private read = 0;
  private isOver = false;
  private failed: ContactCenterError | undefined;
  private giveUp = (): void => undefined;

  constructor(
    private readonly rows: Rows<unknown>,
    private readonly context: Pick<CallContext, 'waitSignal' | 'onDefect'>,
  ) {
    this.forget = onAbort(context.waitSignal, () => {
      this.stop();
    });
  }

  /** Why there are no more rows, when it is not that they ended. */
  get failure(): ContactCenterError | undefined {
    return this.failed;
  }

  /** The next row; `undefined` when there is none, or when it is given up before it came. */
  async next(): Promise<{ readonly value: unknown } | undefined> {
    this.read += 1;
    if (this.read % rowsPerTurn === 0) await turn();
    if (this.context.waitSignal.aborted) this.stop();
    if (this.isOver) return undefined;
    try {
      const step = await this.step();
      if (step?.done === true) this.isOver = true;
      return this.isOver ? undefined : step;
    } catch {
      // What it broke with may quote a row, so it is dropped.
      this.isOver = true;
      this.failed = unreadable;
      return undefined;
    }
  }

  /** Gives up the row that is waited for, and all after it. */
  stop(): void {
    if (this.isOver) return;
    this.isOver = true;
    const { waitSignal, onDefect } = this.context;
    if (waitSignal.aborted) this.failed = abortedError(waitSignal, 'none');
    this.giveUp();
    // A generator that is stuck in an await never answers, so the answer is not waited for.
    guardCall({ onDefect }, 'rows.return', () => this.iterator?.return?.());
  }

  /** Stops, where the rows have not ended by themselves, and leaves nothing on the signal. */
  close(): void {
    this.stop();
    this.forget();
  }

  private step(): Step | Promise<Step | undefined> {
    const step = (this.iterator ??= iteratorOf(this.rows)).next();
    if (isThenable(step)) return this.unlessGivenUp(step);
    return isThenable(step.value) ? this.unlessGivenUp(arrived(step)) : step;
  }

  private unlessGivenUp(step: Promise<Step>): Promise<Step | undefined> {
    return new Promise((resolve, reject) => {
      this.giveUp = () => {
        resolve(undefined);
      };
      step.then(resolve, reject);
    });
  }
}

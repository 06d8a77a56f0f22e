import { setImmediate as turn } from 'node:timers/promises';
import { abortedError } from '../errors/aborted.js';
import { failure, isContactCenterError, type ContactCenterError } from '../errors/contact-center-error.js';
import { onAbort } from '../foundation/cancel.js';
import type { Rows } from '../operation/kinds/bulk.js';
import { guardCall, reportDefect } from '../context/runtime.js';
import type { CallContext } from '../context/call-context.js';

type RowIterator = Iterator<unknown> | AsyncIterator<unknown>;
type Step = IteratorResult<unknown, unknown>;

const unreadable = failure('InvalidInput', 'the rows could not be read completely');

// Rows that need no waiting would otherwise block timers and other calls until they end, if they do.
const rowsPerTurn = 1_000;

const iteratorOf = (rows: Rows<unknown>): RowIterator =>
  Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();

const isThenable = (u: unknown): u is PromiseLike<unknown> =>
  typeof u === 'object' && u !== null && 'then' in u;

/** Like `for await`, which takes promises from a sync iterator, too. */
const arrived = async ({ done, value }: Step): Promise<Step> => ({ done: done === true, value: await value });

/** Reads the rows of a bulk write one after another, until they end, fail or reading is stopped. */
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

  /** Why reading stopped before the end. */
  get failure(): ContactCenterError | undefined {
    return this.failed;
  }

  /** The next row; `undefined` when there is none or reading is stopped. */
  async next(): Promise<{ readonly value: unknown } | undefined> {
    this.read += 1;
    if (this.read % rowsPerTurn === 0) await turn();
    if (this.context.waitSignal.aborted) this.stop();
    if (this.isOver) return undefined;
    try {
      const step = await this.step();
      if (step?.done === true) this.isOver = true;
      return this.isOver ? undefined : step;
    } catch (error) {
      this.isOver = true;
      this.failed = isContactCenterError(error) ? error.with({ effect: 'none' }) : this.unreadable(error);
      return undefined;
    }
  }

  /** Stops reading, a read under way included. */
  stop(): void {
    if (this.isOver) return;
    this.isOver = true;
    const { waitSignal, onDefect } = this.context;
    if (waitSignal.aborted) this.failed = abortedError(waitSignal, 'none');
    this.giveUp();
    // Not awaited: a generator that is stuck in an await never answers.
    guardCall({ onDefect }, 'rows.return', () => this.iterator?.return?.());
  }

  /** Stops reading and removes the listener from the signal. */
  close(): void {
    this.stop();
    this.forget();
  }

  /** An error of another's may quote a row, so it is reported, and not passed on. */
  private unreadable(error: unknown): ContactCenterError {
    reportDefect(this.context, { where: 'rows.next', error });
    return unreadable;
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

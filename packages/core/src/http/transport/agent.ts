import type http from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

// What leaves while the vendor hangs up may have been read, or not.
const marginMs = 1000;

/** How long the vendor says it keeps an idle connection, less a margin; `undefined` where it does not say. */
const keptMs = ({ headers }: http.IncomingMessage): number | undefined => {
  const said = /\btimeout=(\d{1,6})/.exec(String(headers['keep-alive']));
  return said === null ? undefined : Number(said[1]) * 1000 - marginMs;
};

/** How long each connection may be idle, as its last reply said. */
export class IdleTimes {
  readonly #keptMsOf = new WeakMap<Duplex, number>();

  note(reply: http.IncomingMessage): void {
    const ms = keptMs(reply);
    if (ms === undefined) this.#keptMsOf.delete(reply.socket);
    else this.#keptMsOf.set(reply.socket, ms);
  }

  of(socket: Duplex): number | undefined {
    return this.#keptMsOf.get(socket);
  }
}

type AgentClass<O> = new (options: O) => http.Agent;

function hangUp(this: Socket): void {
  this.destroy();
}

/**
 * Lets an agent of Node, or one derived from it, give up an idle connection before the vendor hangs up: by the two
 * methods that the documentation of `http.Agent` leaves to a subclass.
 */
export const withIdleTimes = <O>(Base: AgentClass<O>, idle: IdleTimes): AgentClass<O> =>
  class extends Base {
    override keepSocketAlive(socket: Duplex): boolean {
      const ms = idle.of(socket);
      if (ms !== undefined && ms <= 0) return false;
      super.keepSocketAlive(socket);
      if (ms !== undefined && socket instanceof Socket) socket.setTimeout(ms).once('timeout', hangUp);
      return true;
    }

    override reuseSocket(socket: Duplex, request: http.ClientRequest): void {
      super.reuseSocket(socket, request);
      if (socket instanceof Socket) socket.setTimeout(0).off('timeout', hangUp);
    }
  };

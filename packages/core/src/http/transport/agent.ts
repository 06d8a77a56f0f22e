import type http from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

// A request that is sent while the vendor closes the connection may or may not be read.
const marginMs = 1000;

/** The vendor's keep-alive timeout, less a margin; `undefined` when the reply has none. */
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
 * Makes an agent close an idle connection before the vendor does, by the two methods that the documentation
 * of `http.Agent` offers to subclasses.
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

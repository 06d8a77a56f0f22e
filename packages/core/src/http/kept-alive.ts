import type http from 'node:http';
import type { Socket } from 'node:net';

type AddRequest = (request: http.ClientRequest, options: object) => void;

/** What `node:http` wants an agent to have; its documentation is silent on it, its error for lack of it is not. */
const takesRequests = (agent: http.Agent): agent is http.Agent & { addRequest: AddRequest } =>
  'addRequest' in agent && typeof agent.addRequest === 'function';

// What leaves while the vendor hangs up may have been read, or not.
const marginMs = 1000;

/** How long the vendor says it keeps an idle connection, less a margin. */
const keptMs = ({ headers }: http.IncomingMessage): number => {
  const said = /\btimeout=(\d{1,9})/.exec(String(headers['keep-alive']));
  return said === null ? Infinity : Number(said[1]) * 1000 - marginMs;
};

const ignore = (): void => undefined;

/** Connections that nobody uses; the last to come is the first to go. */
class Idle {
  private readonly stack: { readonly socket: Socket; readonly until: number }[] = [];

  put(socket: Socket, ms: number): void {
    socket.unref();
    socket.once('error', ignore);
    this.stack.push({ socket, until: Date.now() + ms });
  }

  take(): Socket | undefined {
    for (let idle = this.stack.pop(); idle !== undefined; idle = this.stack.pop()) {
      const { socket, until } = idle;
      if (socket.writable && Date.now() < until) {
        socket.removeListener('error', ignore);
        return socket.ref();
      }
      socket.destroy();
    }
    return undefined;
  }
}

/**
 * Lets an agent keep the idle connections to its one host in a stack. By itself it keeps them by the names of
 * hosts, and works out several times a request which name that is: a third of what the line costs (decision 0006).
 * A connection is used again only after a whole reply, and not when the vendor is about to hang up.
 */
export const keptAlive = <A extends http.Agent>(agent: A): A => {
  if (!takesRequests(agent)) return agent;
  const open: AddRequest = agent.addRequest.bind(agent);
  const idle = new Idle();
  const keptMsOf = new WeakMap<Socket, number>();
  agent.removeAllListeners('free');
  agent.on('free', (socket: Socket) => {
    const ms = keptMsOf.get(socket);
    if (ms === undefined || !socket.writable) socket.destroy();
    else idle.put(socket, ms);
  });
  const addRequest: AddRequest = (request, options) => {
    const socket = idle.take();
    if (socket === undefined) {
      request.once('response', (reply) => keptMsOf.set(reply.socket, keptMs(reply)));
      open(request, options);
    } else {
      request.reusedSocket = true;
      request.onSocket(socket);
    }
  };
  return Object.assign(agent, { addRequest });
};

import type { Token } from './tokens.js';

/** A container's own decorator for parameters: tsyringe's `inject`, Nest's `Inject`. */
export type Inject = (token: symbol) => (target: object, key: undefined, index: number) => void;

/** What the compiler names where a parameter does not take what its token resolves to. */
export interface ParameterOfAnotherType<T> {
  /** Never there: it shows in the compiler's message. */
  readonly tokenResolvesTo: T;
}

/** A class whose parameter at `I` takes a `T`. */
type Taking<T, C extends new (...args: never[]) => unknown, I extends number> = [T] extends [
  ConstructorParameters<C>[I],
]
  ? C
  : ParameterOfAnotherType<T>;

/**
 * A decorator for the parameters of constructors that compares the token with the parameter: what the token resolves to
 * has to be assignable to it, or it does not compile. So a port of the Promise face is not injected where one with
 * `TaskEither` is wanted. It injects by the decorator given: `const injectPort = typedInject(inject)`, and then
 * `constructor(@injectPort(AgentDirectoryToken) agents: AgentDirectory)`.
 */
export const typedInject =
  (inject: Inject) =>
  <T>(token: Token<T>) =>
  <C extends new (...args: never[]) => unknown, I extends number>(
    target: Taking<T, C, I>,
    key: undefined,
    index: I,
  ): void => {
    inject(token)(target, key, index);
  };

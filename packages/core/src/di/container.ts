// tsyringe looks for the polyfill while it loads, so this one file decides the order for all.
import 'reflect-metadata';

export { container as rootContainer, type DependencyContainer } from 'tsyringe';

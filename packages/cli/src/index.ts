export { exitCodes, type ExitCode } from './exit.js';
export { processIo, type Io, type Output } from './io.js';
export { main } from './main.js';

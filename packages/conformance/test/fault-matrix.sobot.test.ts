import { describeFaultMatrix } from './faults/matrix.js';

await describeFaultMatrix('sobot');

import { describe, expect, test } from '@jest/globals';
import { commutingLaw } from '@cordboard/conformance';
import { lawSubject } from './law-subject.js';

await commutingLaw({ describe, it: test, expect }, lawSubject);

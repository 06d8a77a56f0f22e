import { describe, expect, it } from '@jest/globals';
import { memoryStore } from '@cordboard/core';
import { describeStore } from '@cordboard/conformance';

describeStore(
  { describe, it, expect },
  {
    name: 'the store in memory',
    open: () => {
      const store = memoryStore();
      return Promise.resolve({ one: store, other: store });
    },
  },
);

import { describe, expect, test } from '@jest/globals';
import { AgentId, countAgents, type AgentPresence } from '@cordboard/core/provider';

const agentsIn = (...presences: readonly (AgentPresence | undefined)[]) =>
  presences.map((presence, i) => ({ id: AgentId(String(i)), presence }));

const all = countAgents([
  'signedIn',
  'ready',
  'reserved',
  'busy',
  'wrapUp',
  'notReady',
  'onBreak',
  'training',
]);

describe('the agents of a queue', () => {
  test('are counted by state, and those who are not ready by reason as well', () => {
    const counts = all(
      agentsIn(
        { state: 'logged-out' },
        { state: 'ready' },
        { state: 'ready' },
        { state: 'reserved' },
        { state: 'busy' },
        { state: 'wrap-up' },
        { state: 'not-ready' },
        { state: 'not-ready', reason: 'meal' },
        { state: 'not-ready', reason: 'break' },
        { state: 'not-ready', reason: 'training' },
        // A reason outside of its state says nothing.
        { state: 'busy', reason: 'break' },
      ),
    );
    expect(counts).toEqual({
      signedIn: 10,
      ready: 2,
      reserved: 1,
      busy: 2,
      wrapUp: 1,
      notReady: 4,
      onBreak: 2,
      training: 1,
    });
  });

  test('are none when there are none', () => {
    expect(countAgents(['ready', 'busy'])([])).toEqual({ ready: 0, busy: 0 });
  });

  test('are counted as far as the provider tells', () => {
    expect(countAgents(['ready'])(agentsIn({ state: 'ready' }, { state: 'busy' }))).toEqual({ ready: 1 });
  });

  test('may be signed in when their state has no word of ours, and are in none of those that have', () => {
    const counts = all(agentsIn({ state: 'ready' }, { state: 'unknown', native: { code: '9' } }));
    expect(counts).toMatchObject({ ready: 1, busy: 0 });
    expect(counts).not.toHaveProperty('signedIn');
  });

  test('are not counted at all when the state of one is not told', () => {
    expect(all(agentsIn({ state: 'ready' }, undefined))).toBeUndefined();
  });
});

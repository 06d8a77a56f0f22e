import type { OperationName } from '@cordboard/core';

/** `addContacts` as it is typed in a shell: `add-contacts`. */
export const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** How an operation is called in a shell. */
export const commandLineOf = (name: OperationName): string =>
  ['cordboard', ...name.split('.').map(kebab)].join(' ');

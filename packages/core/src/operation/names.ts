/** The port of an operation, by its name. */
export const portOfName = (name: string): string => name.slice(0, name.indexOf('.'));

/** The part of an operation's name after its port. */
export const keyOfName = (name: string): string => name.slice(name.indexOf('.') + 1);

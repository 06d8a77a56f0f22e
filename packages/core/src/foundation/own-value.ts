/** The value of a key that may be any text: what is the object's own, not what every object has, such as `toString`. */
export const ownValue = <V>(object: Readonly<Record<string, V>>, key: string): V | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

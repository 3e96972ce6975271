type Camel<Key extends string> = Key extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : Key;

/** Settings with their keys as code writes them. */
export type CamelKeys<Settings> = { [Key in keyof Settings as Key extends string ? Camel<Key> : Key]: Settings[Key] };

/** Turns the keys people write (`stale-after-days`) into those the code uses (`staleAfterDays`). */
export function camelKeys<Settings extends object>(settings: Settings): CamelKeys<Settings> {
  const renamed = Object.entries(settings).map(([key, value]) => [
    key.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ]);
  return Object.fromEntries(renamed) as CamelKeys<Settings>;
}

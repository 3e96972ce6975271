/** True when two flat records say the same; a field that is undefined is a field that is absent. */
export function sameRecord(a: object, b: object): boolean {
  return covers(a, b) && covers(b, a);
}

function covers(a: object, b: object): boolean {
  for (const [key, value] of Object.entries(a)) {
    if (value !== (b as Record<string, unknown>)[key]) return false;
  }
  return true;
}

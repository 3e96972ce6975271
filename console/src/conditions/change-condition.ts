import { type Group, newKey, type Part } from './condition.ts';

/** The condition with the part of a key replaced, wherever it stands. */
export function replacePart(group: Group, key: string, change: (part: Part) => Part): Group {
  if (group.key === key) return change(group) as Group;
  const parts = group.parts.map((part) => {
    if (part.key === key) return change(part);
    return part.kind === 'group' && holds(part, key) ? replacePart(part, key, change) : part;
  });
  return parts.every((part, index) => part === group.parts[index]) ? group : { ...group, parts, source: undefined };
}

function holds(group: Group, key: string): boolean {
  return group.parts.some((part) => part.key === key || (part.kind === 'group' && holds(part, key)));
}

/** The condition without the part of a key; groups that it leaves empty go with it. */
export function removePart(group: Group, key: string): Group {
  const at = group.parts.findIndex((part) => part.key === key);
  if (at >= 0)
    return { ...group, parts: group.parts.toSpliced(at, 1), gaps: gapsWithout(group, at), source: undefined };
  for (const part of group.parts) {
    if (part.kind !== 'group' || !holds(part, key)) continue;
    const left = removePart(part, key);
    return left.parts.length > 0 ? replacePart(group, part.key, () => left) : removePart(group, part.key);
  }
  return group;
}

/** The condition with a part more at the end of the group of a key. */
export function addPart(group: Group, key: string, part: Part): Group {
  return replacePart(group, key, (target) => {
    if (target.kind !== 'group') return target;
    return { ...target, parts: [...target.parts, part], gaps: gapsWithOneMore(target), source: undefined };
  });
}

/** The group joined the other way, or turned round. */
export function rejoin(group: Group, change: Partial<Pick<Group, 'join' | 'negated'>>): Group {
  return { ...group, ...change, gaps: undefined, source: undefined };
}

/** A part as a group of its own, to stand where it stood. */
export function inGroup(part: Part, join: Group['join']): Group {
  return { kind: 'group', key: newKey(), join, negated: false, parts: [part] };
}

const isPlain = (gap: string | undefined): gap is string => gap !== undefined && /^\s*(?:&&|\|\|)\s*$/.test(gap);

/** How the parts that are left were set apart; undefined where brackets would come apart. */
function gapsWithout({ gaps, parts }: Group, at: number): string[] | undefined {
  const gap = at < parts.length - 1 ? at + 1 : at;
  return parts.length > 1 && isPlain(gaps?.[gap]) ? gaps?.toSpliced(gap, 1) : undefined;
}

function gapsWithOneMore({ gaps }: Group): string[] | undefined {
  const separator = gaps?.at(-2);
  return gaps && gaps.length > 2 && isPlain(separator) ? gaps.toSpliced(-1, 0, separator) : undefined;
}

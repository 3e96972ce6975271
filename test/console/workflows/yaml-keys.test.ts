import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { knownKeys } from '../../../console/src/workflows/yaml-keys.ts';
import { scorecardSchema, scorecardsFileSchema } from '../../../lib/domain/health/scorecard-schema.ts';
import { milestonesFileSchema } from '../../../lib/domain/milestones/milestone.ts';
import { playbookSchema } from '../../../lib/domain/playbooks/playbook-schema.ts';
import { rulesFileSchema } from '../../../lib/domain/rules/rules-schema.ts';

type Json = {
  $ref?: string;
  $defs?: Record<string, Json>;
  properties?: Record<string, Json>;
  items?: Json;
  anyOf?: Json[];
};

/** Which keys may stand below which key, as the schemas have it that read the file; below '' those of the file itself. */
function keysBelow(...schemas: z.ZodType[]): Record<string, string[]> {
  const below: Record<string, string[]> = {};
  for (const schema of schemas) {
    const whole = z.toJSONSchema(schema, { io: 'input' }) as Json;
    gather(whole, '', { below, definitions: whole.$defs ?? {}, whole, seen: new Set() });
  }
  return Object.fromEntries(Object.entries(below).map(([key, keys]) => [key, [...new Set(keys)].sort()]));
}

type Gathering = { below: Record<string, string[]>; definitions: Record<string, Json>; whole: Json; seen: Set<string> };

function gather(schema: Json, under: string, gathering: Gathering): void {
  const { below, definitions, whole, seen } = gathering;
  if (schema.$ref) {
    const place = `${under} ${schema.$ref}`;
    if (seen.has(place)) return;
    seen.add(place);
    gather(definitions[schema.$ref.replace('#/$defs/', '')] ?? whole, under, gathering);
  }
  for (const one of [...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])]) gather(one, under, gathering);
  for (const [key, value] of Object.entries(schema.properties ?? {})) {
    below[under] = [...(below[under] ?? []), key];
    gather(value, key, gathering);
  }
}

describe('what the editor offers to write', () => {
  it.each<[string, ...z.ZodType[]]>([
    ['rules.yaml', rulesFileSchema],
    ['milestones.yaml', milestonesFileSchema],
    ['scorecard.yaml', scorecardSchema, scorecardsFileSchema],
    ['playbooks', playbookSchema],
  ])('in %s is what its schema takes, key for key', (file, ...schemas) => {
    const offered = Object.entries(knownKeys[file] ?? {}).map(([key, keys]) => [key, Object.keys(keys).sort()]);
    expect(Object.fromEntries(offered)).toEqual(keysBelow(...schemas));
  });
});

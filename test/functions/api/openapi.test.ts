import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { openApi, routes } from '../../../functions/api/routes.ts';

const document = openApi() as { paths: Record<string, Record<string, { operationId: string }>> };
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const result = await validator.validate(structuredClone(openApi()));
    expect(result.errors ?? []).toEqual([]);
    expect([result.valid, validator.version]).toEqual([true, '3.1']);
  });

  it('holds every route of the table, each with an id of its own', () => {
    const ids = operations.map((operation) => operation.operationId);
    expect(ids.toSorted()).toEqual(routes.map((route) => route.operationId).toSorted());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names every path parameter that a path has', () => {
    for (const route of routes) {
      const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      expect(Object.keys(route.params?.shape ?? {})).toEqual(inPath);
    }
  });

  it('refers only to schemas it holds', () => {
    const held = Object.keys((openApi().components as { schemas: object }).schemas);
    const references = [...JSON.stringify(openApi()).matchAll(/#\/components\/schemas\/(\w+)/g)].map(
      (match) => match[1],
    );
    expect(references.filter((name) => !held.includes(name as string))).toEqual([]);
  });
});

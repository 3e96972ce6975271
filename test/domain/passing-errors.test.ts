import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { dailyRunDefinition } from '../../lib/domain/daily-run.ts';
import { DomainError } from '../../lib/domain/errors.ts';
import { importRunDefinition } from '../../lib/domain/import-run.ts';
import { compilePlaybook } from '../../lib/domain/playbooks/compile-playbook.ts';

const functionArn = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:holdfast-${name}`;

/** What functions may throw: every error class of the product but those of the CDK app, the commands and the embedded runtime. */
const errors = (await Promise.all(filesWithErrors().map(errorsIn))).flat();

function filesWithErrors(): string[] {
  const files = ['lib', 'functions'].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => join(root, file)),
  );
  return files.filter(
    (file) =>
      file.endsWith('.ts') &&
      !/^lib\/(infra|local)\//.test(file) &&
      readFileSync(file, 'utf8').includes('extends DomainError'),
  );
}

type ErrorClass = new (...given: unknown[]) => DomainError;

async function errorsIn(file: string): Promise<DomainError[]> {
  const exported = Object.values(await import(pathToFileURL(file).href));
  const classes = exported.filter(
    (it): it is ErrorClass => it instanceof Function && it.prototype instanceof DomainError,
  );
  const declared = readFileSync(file, 'utf8').match(/extends DomainError/g)?.length;
  expect(classes, `${file} exports every error that it declares`).toHaveLength(declared ?? 0);
  return classes.map((ErrorOfOurs) => new ErrorOfOurs('message'));
}

/** The names on which the states of a definition are retried, inner ones included. */
function retriedIn(definition: object): Set<string> {
  const names = JSON.stringify(definition).matchAll(/"ErrorEquals":\[([^\]]*)\],"IntervalSeconds"/g);
  return new Set([...names].flatMap(([, list]) => JSON.parse(`[${list}]`)));
}

const playbook = compilePlaybook(
  { id: 'p', title: 'P', holdout: 0, steps: [{ kind: 'exit-when', id: 'a', condition: 'implemented' }] },
  functionArn('perform-step'),
);
const machines: [string, Set<string>][] = [
  ['the daily run', retriedIn(dailyRunDefinition({ functionArn }))],
  ['an import', retriedIn(importRunDefinition({ functionArn }))],
  ['a playbook', retriedIn(playbook)],
];

describe.each(machines)('the Retry of %s', (_, retried) => {
  it('names every error that says it may be tried again', () => {
    const ours = errors.filter(({ retryable }) => retryable).map(({ name }) => name);
    expect(ours).toContain('TableThrottled');
    // Only imports wait for imports.
    expect([...retried].filter((name) => ours.includes(name)).sort()).toEqual(
      ours.filter((name) => name !== 'ImportsBusy' || retried.has(name)).sort(),
    );
  });

  it('names none that says it may not, and no name that nobody throws', () => {
    const known = new Map(errors.map(({ name, retryable }) => [name, retryable]));
    for (const name of retried) expect([name, known.get(name)]).not.toEqual([name, false]);
    const fromAws =
      /^(Lambda|Sandbox)\.|^(ProvisionedThroughputExceeded|Throttling)Exception$|^(RequestLimitExceeded|InternalServerError|TimeoutError)$/;
    expect([...retried].filter((name) => !known.has(name) && !fromAws.test(name))).toEqual([]);
  });
});

it('waits for another import wherever one is called', () => {
  const waiting = machines.filter(([, retried]) => retried.has('ImportsBusy')).map(([name]) => name);
  expect(waiting).toEqual(['the daily run', 'an import']);
});

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type FunctionName, functionNames } from '../../lib/infra/function-settings.ts';
import { resourceNames } from '../../lib/infra/granted-resources.ts';
import { permissions } from '../../lib/infra/permissions.ts';
import { idle, refused } from './least-privilege/compare.ts';
import { type DeployedFunction, deployedFunction, type Statement } from './least-privilege/deployed-function.ts';
import type { Needed } from './least-privilege/operation-permissions.ts';
import { recordJourneys } from './least-privilege/record-in-a-process.ts';
import { arnOf } from './least-privilege/resolve-template.ts';
import { synthesise } from './synthesise.ts';

const templates = synthesise();
const deployed = new Map(functionNames.map((name) => [name, deployedFunction(name, templates)]));
const functionOf = (name: FunctionName) => deployed.get(name) as DeployedFunction;

/** What Lambda itself does in a function's name: write its log, leave what failed for a person, and trace. */
function lambdasOwn(name: FunctionName): Statement[] {
  const log = `${arnOf('logs', `log-group:/aws/lambda/holdfast-production-${name}`)}:*`;
  const queue = arnOf('sqs', `holdfast-production-${name}-dead-letters`);
  return [
    { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [log], conditions: {} },
    { actions: ['sqs:SendMessage'], resources: [queue], conditions: {} },
    // A trace is no resource that a policy could name.
    { actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], resources: ['*'], conditions: {} },
  ];
}

const isLambdas = (name: FunctionName, statement: Statement) =>
  lambdasOwn(name).some((own) => JSON.stringify(own) === JSON.stringify(statement));

/** What the role allows beyond what Lambda itself needs. */
const statementsOf = (name: FunctionName) =>
  functionOf(name).statements.filter((statement) => !isLambdas(name, statement));

let needed: Record<FunctionName, Needed[]>;
beforeAll(async () => {
  // One process runs them all, so that they call each other: it can, because all are told the same.
  needed = await recordJourneys(functionOf('api').environment);
});

describe('the role of a function', () => {
  it.each(functionNames)('%s allows everything that the function calls', (name) => {
    expect(needed[name], `no journey calls ${name}`).toBeDefined();
    expect(refused(name, statementsOf(name), needed[name])).toEqual([]);
  });

  it.each(functionNames)('%s allows nothing that the function does not call', (name) => {
    expect(idle(name, statementsOf(name), needed[name] ?? [])).toEqual([]);
  });

  it.each(functionNames)('%s lets Lambda write its log, trace, and leave what failed in its queue', (name) => {
    const { statements, managedPolicies } = functionOf(name);
    for (const own of lambdasOwn(name)) expect(statements).toContainEqual(own);
    expect(managedPolicies).toEqual([]);
  });
});

describe('the environment', () => {
  it.each(functionNames)('of %s is that of the others', (name) => {
    expect(functionOf(name).environment).toEqual(functionOf('api').environment);
  });
});

describe('a permission', () => {
  const rows = functionNames.flatMap((name) => permissions[name].map((row) => ({ name, ...row })));
  const mayOnTable = (name: FunctionName, action: string) =>
    rows.some((row) => row.name === name && row.on === 'table' && row.may.some((one) => one === action));

  it('to update items comes with one to get them: an item of an older version is read before it is written', () => {
    const updating = functionNames.filter((name) => mayOnTable(name, 'dynamodb:UpdateItem'));
    expect(updating.filter((name) => !mayOnTable(name, 'dynamodb:GetItem'))).toEqual([]);
  });

  it('to write is kept to its partitions where requests and events come from outside', () => {
    const outside: FunctionName[] = ['api', 'api-workflows', 'api-reports', 'record-mail-event'];
    const writes = rows.filter(
      ({ may, on }) => on === 'table' && may.some((one) => /(Put|Update|Write|Delete)/.test(one)),
    );
    expect(writes.filter(({ name, inPartitions }) => outside.includes(name) !== (inPartitions !== undefined))).toEqual(
      [],
    );
  });
});

describe('the guide to permissions', () => {
  it('has every row of the code, and no other', () => {
    const guide = readFileSync('docs/guides/permissions.md', 'utf8').split('\n');
    const written = guide.filter((line) => functionNames.some((name) => line.startsWith(`| ${name} `)));
    expect(written).toEqual(functionNames.flatMap(rowsOf));
  });
});

function rowsOf(name: FunctionName): string[] {
  return permissions[name].map(({ may, on, inPartitions, to }) => {
    const where = inPartitions ? `, in ${inPartitions.map((one) => `\`${one}\``).join(' and ')}` : '';
    return `| ${name} | ${may.map((action) => `\`${action}\``).join(' ')} | ${resourceNames[on]}${where} | ${to} |`;
  });
}

import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { synthesise } from './synthesise.ts';

type Finding = { rule: string; path: string };
type Acknowledged = Finding & { reason: string };

/** What the checks of `npm run synth` find in the stacks; after synthesis, when references between stacks are settled. */
function findingsIn(app: IConstruct): Finding[] {
  const violations = [AwsSolutionsChecks, ServerlessChecks].flatMap((Pack) => new Pack().validateScope(app).violations);
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath = '' }) => ({ rule: ruleName, path: constructPath })),
  );
}

function acknowledgedIn(app: IConstruct): Acknowledged[] {
  return app.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(data as Record<string, string>))
      .map(([id, reason]) => ({ rule: id.replace(/^annotation::/i, ''), path: node.path, reason })),
  );
}

function withoutAcknowledgements(): IConstruct {
  vi.spyOn(Validations.prototype, 'acknowledge').mockImplementation(() => undefined);
  return synthesise().app.app;
}

afterEach(() => void vi.restoreAllMocks());

describe('the AWS Solutions and Serverless checks', () => {
  const { app } = synthesise().app;
  const acknowledged = acknowledgedIn(app);

  it('find nothing in any stack', () => {
    expect(findingsIn(app)).toEqual([]);
  });

  it('are held off only with a reason of a sentence or more', () => {
    const curt = acknowledged.filter(({ reason }) => !/^[A-Z].{30,}\.$/.test(reason));
    expect(curt).toEqual([]);
  });

  it('do find what is acknowledged: nothing is excused that is not there', () => {
    const found = findingsIn(withoutAcknowledgements());
    const isFound = ({ rule, path }: Finding) =>
      found.some((finding) => finding.rule === rule && `${finding.path}/`.startsWith(`${path}/`));
    expect(acknowledged.filter((one) => !isFound(one))).toEqual([]);
    expect(found.length).toBeGreaterThanOrEqual(acknowledged.length);
  });
});

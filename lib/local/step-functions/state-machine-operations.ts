import type { Operation } from '../aws-json-endpoint.ts';
import { AwsError } from '../errors.ts';
import { readStateMachineArn, requireName } from './arns.ts';
import type { DefinitionStore } from './definition-store.ts';
import { pageOf } from './page-of.ts';
import type { StateMachineRecord, StateMachineStore, Version } from './state-machine-store.ts';

type Given = {
  name: string;
  definition: string;
  roleArn: string;
  type?: 'STANDARD';
  publish?: boolean;
  versionDescription?: string;
};

/** The operations on state machines and their versions. Running executions are not touched by any of them. */
export function stateMachineOperations(
  machines: StateMachineStore,
  definitions: DefinitionStore,
  nowMs: () => number,
): Record<string, Operation> {
  const publish = ({ publish, versionDescription }: Partial<Given>, machine: StateMachineRecord) =>
    publish
      ? { stateMachineVersionArn: versionArn(machine, machines.publish(machine, versionDescription, nowMs())) }
      : {};

  return {
    CreateStateMachine(given: Given) {
      const name = requireName(given.name);
      if (given.type && given.type !== 'STANDARD')
        throw new AwsError('ValidationException', 'Only STANDARD is served here.');
      const definition = definitions.add(given.definition);
      const existing = machines.find(name);
      if (existing && existing.definition !== definition) {
        throw new AwsError('StateMachineAlreadyExists', `State Machine Already Exists: '${existing.arn}'`);
      }
      const machine =
        existing ?? machines.create({ name, definition, roleArn: given.roleArn, type: 'STANDARD' }, nowMs());
      return { stateMachineArn: machine.arn, creationDate: machine.createdMs / 1000, ...publish(given, machine) };
    },

    UpdateStateMachine(given: Partial<Given> & { stateMachineArn: string }) {
      const { machine } = machines.get(given.stateMachineArn);
      if (!given.definition && !given.roleArn) {
        throw new AwsError('MissingRequiredParameter', 'Either the definition or the role ARN must be given.');
      }
      const definition = given.definition ? definitions.add(given.definition) : machine.definition;
      const revised = { roleArn: given.roleArn ?? machine.roleArn, updatedMs: nowMs(), revision: machine.revision + 1 };
      const updated = machines.save({ ...machine, ...revised, definition });
      return { updateDate: updated.updatedMs / 1000, revisionId: String(updated.revision), ...publish(given, updated) };
    },

    DescribeStateMachine({ stateMachineArn }: { stateMachineArn: string }) {
      const { machine, version } = machines.get(stateMachineArn);
      return {
        stateMachineArn,
        name: machine.name,
        status: 'ACTIVE',
        definition: definitions.textOf((version ?? machine).definition),
        roleArn: machine.roleArn,
        type: machine.type,
        creationDate: (version?.atMs ?? machine.createdMs) / 1000,
        revisionId: String(machine.revision),
        ...(version && { description: version.description }),
      };
    },

    ListStateMachines(given: { maxResults?: number; nextToken?: string }) {
      const { page, nextToken } = pageOf(machines.all(), given);
      const stateMachines = page.map(({ arn, name, type, createdMs }) => ({
        stateMachineArn: arn,
        name,
        type,
        creationDate: createdMs / 1000,
      }));
      return { stateMachines, nextToken };
    },

    DeleteStateMachine({ stateMachineArn }: { stateMachineArn: string }) {
      machines.delete(readStateMachineArn(stateMachineArn).name);
      return {};
    },

    PublishStateMachineVersion({ stateMachineArn, description }: { stateMachineArn: string; description?: string }) {
      const { machine } = machines.get(stateMachineArn);
      const version = machines.publish(machine, description, nowMs());
      return { stateMachineVersionArn: versionArn(machine, version), creationDate: version.atMs / 1000 };
    },

    ListStateMachineVersions(given: { stateMachineArn: string; maxResults?: number; nextToken?: string }) {
      const { machine } = machines.get(given.stateMachineArn);
      const { page, nextToken } = pageOf(machine.versions.toReversed(), given);
      const stateMachineVersions = page.map((version) => ({
        stateMachineVersionArn: versionArn(machine, version),
        creationDate: version.atMs / 1000,
      }));
      return { stateMachineVersions, nextToken };
    },
  };
}

function versionArn(machine: StateMachineRecord, { number }: Version): string {
  return `${machine.arn}:${number}`;
}

import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AwsError } from '../errors.ts';
import { readJsonFile } from '../read-json-file.ts';
import { writeAtomically } from '../write-atomically.ts';
import { readStateMachineArn, stateMachineArn } from './arns.ts';

/** A published version: fixed, under a number that is never given again. */
export type Version = { number: number; definition: string; description?: string; atMs: number };

/** A state machine; `definition` is the hash of the one that new executions start on. */
export type StateMachineRecord = {
  name: string;
  arn: string;
  roleArn: string;
  type: 'STANDARD' | 'EXPRESS';
  definition: string;
  createdMs: number;
  updatedMs: number;
  revision: number;
  nextVersion: number;
  versions: Version[];
};

/** The state machines of the folder, a file each. */
export class StateMachineStore {
  readonly #dir: string;

  constructor(dir: string) {
    this.#dir = dir;
    mkdirSync(dir, { recursive: true, mode: 0o700 });
  }

  /** By name; undefined when there is none. */
  find(name: string): StateMachineRecord | undefined {
    return readJsonFile(this.#pathOf(name));
  }

  /** By ARN, or by the ARN of a version. Throws StateMachineDoesNotExist. */
  get(arn: unknown): { machine: StateMachineRecord; version?: Version } {
    const { name, version: number } = readStateMachineArn(arn);
    const machine = this.find(name);
    const version = machine?.versions.find((candidate) => candidate.number === number);
    if (machine && (number === undefined || version)) return { machine, version };
    throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  }

  all(): StateMachineRecord[] {
    const files = readdirSync(this.#dir).filter((file) => file.endsWith('.json'));
    return files.toSorted().flatMap((file) => readJsonFile<StateMachineRecord>(join(this.#dir, file)) ?? []);
  }

  create(
    given: Pick<StateMachineRecord, 'name' | 'roleArn' | 'type' | 'definition'>,
    atMs: number,
  ): StateMachineRecord {
    const counted = { revision: 1, nextVersion: 1, versions: [] };
    return this.save({ ...given, arn: stateMachineArn(given.name), createdMs: atMs, updatedMs: atMs, ...counted });
  }

  save(machine: StateMachineRecord): StateMachineRecord {
    writeAtomically(this.#pathOf(machine.name), JSON.stringify(machine, undefined, 2));
    return machine;
  }

  /** Makes the present definition a version; the last one when nothing has changed since. */
  publish(machine: StateMachineRecord, description: string | undefined, atMs: number): Version {
    const last = machine.versions.at(-1);
    if (last?.definition === machine.definition) return last;
    const version = { number: machine.nextVersion, definition: machine.definition, description, atMs };
    this.save({ ...machine, nextVersion: machine.nextVersion + 1, versions: [...machine.versions, version] });
    return version;
  }

  delete(name: string): void {
    rmSync(this.#pathOf(name), { force: true });
  }

  #pathOf(name: string): string {
    return join(this.#dir, `${encodeURIComponent(name)}.json`);
  }
}

import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from './command.ts';
import type { Target } from './target.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const bin = join(root, 'node_modules', '.bin');

/** What the stacks put out, by stack and name. */
export type Outputs = Record<string, Record<string, string>>;

/** The CDK as its command line runs it, with a folder for what it writes. */
export class Cdk {
  readonly #folder: string;
  readonly #target: Target;

  constructor(folder: string, target: Target) {
    this.#folder = folder;
    this.#target = target;
  }

  /** Prepares the account for deployments. An app is not needed for it: it runs where there is none. */
  async bootstrap(): Promise<void> {
    const { CDK_DEFAULT_ACCOUNT, CDK_DEFAULT_REGION } = this.#target.environment;
    const empty = join(this.#folder, 'bootstrap');
    mkdirSync(empty, { recursive: true });
    await this.#run(['bootstrap', `aws://${CDK_DEFAULT_ACCOUNT}/${CDK_DEFAULT_REGION}`], 120, empty);
  }

  /** Synthesises the app with a configuration, and answers how many resources each stack has. */
  async synthesise(holdfast: object): Promise<Record<string, number>> {
    const env = {
      ...this.#target.environment,
      CDK_OUTDIR: this.#assembly,
      CDK_CONTEXT_JSON: JSON.stringify({ holdfast }),
    };
    await runCommand(join(bin, 'node'), ['bin/app.ts'], { cwd: root, env, timeoutInSeconds: 240 });
    const templates = readdirSync(this.#assembly).filter((name) => name.endsWith('.template.json'));
    return Object.fromEntries(
      templates.map((name) => [name.replace('.template.json', ''), resourcesOf(join(this.#assembly, name))]),
    );
  }

  /** Deploys what was synthesised last. */
  async deploy(stacks: string[]): Promise<Outputs> {
    const outputs = join(this.#folder, 'outputs.json');
    const how = ['--require-approval', 'never', '--method=direct', '--outputs-file', outputs];
    await this.#run(['deploy', '--app', this.#assembly, ...how, ...stacks], 300);
    return JSON.parse(readFileSync(outputs, 'utf8'));
  }

  async destroy(stack: string): Promise<void> {
    await this.#run(['destroy', '--app', this.#assembly, '--force', '--exclusively', stack], 300);
  }

  get #assembly() {
    return join(this.#folder, 'cdk.out');
  }

  async #run(args: string[], timeoutInSeconds: number, cwd = root): Promise<void> {
    const env = { ...this.#target.environment, PATH: `${bin}:${process.env.PATH}` };
    await runCommand(join(bin, 'cdk'), args, { cwd, env, timeoutInSeconds });
  }
}

function resourcesOf(template: string): number {
  return Object.keys(JSON.parse(readFileSync(template, 'utf8')).Resources).length;
}

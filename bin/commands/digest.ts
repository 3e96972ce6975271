import { type Command, InvalidArgumentError } from 'commander';
import type { Day } from '../../lib/domain/day.ts';
import { type Digest, digestMail } from '../../lib/domain/retention/digest.ts';
import { type DigestKind, digestKinds } from '../../lib/domain/retention/digest-period.ts';
import type { Holdfast } from '../../lib/local/open-holdfast.ts';
import { loadCurrentWorkflows } from '../../lib/usecases/load-workflows.ts';
import { makeDigest } from '../../lib/usecases/retention/make-digest.ts';
import { sendInternalMail } from '../../lib/usecases/send-internal-mail.ts';
import { WrongUsage } from '../errors.ts';
import { presentDigest } from '../present/retention/digest.ts';
import type { Terminal } from '../present/terminal.ts';
import { type CommonOptions, command, dayArgument } from './command.ts';
import { withHoldfast } from './with-holdfast.ts';

type Options = CommonOptions & { preview: boolean; html: boolean; on?: Day };

/** `digest weekly|monthly`: what changed and what to decide, sent as it is each Monday and first working day; or just shown. */
export function digestCommand(terminal: Terminal): Command {
  return command('digest', 'What changed in the last week or month, and what to decide: sends the mail, once.')
    .argument('<kind>', digestKinds.join(' or '), kindArgument)
    .option('--preview', 'show it, and send nothing', false)
    .option('--html', 'show it as the mail has it, and send nothing', false)
    .option('--on <day>', 'the digest that was due on this day', dayArgument)
    .action(async (kind: DigestKind, options: Options) => {
      const { digest, sentTo } = await withHoldfast(options, (holdfast) => ask(kind, options, holdfast));
      if (options.html) terminal.out(digestMail(digest, undefined).html);
      else terminal.out(options.json ? JSON.stringify(digest) : presentDigest(digest, sentTo, terminal));
    });
}

async function ask(
  kind: DigestKind,
  { preview, html, on: today }: Options,
  { ports }: Holdfast,
): Promise<{ digest: Digest; sentTo?: string[] }> {
  const digest = await makeDigest({ kind, today }, ports);
  if (preview || html) return { digest };
  const { settings } = await loadCurrentWorkflows(ports);
  const to = settings.digests[kind];
  if (to.length === 0)
    throw new WrongUsage(
      `Expected somebody who gets the ${kind} digest, found nobody: name them in settings.yaml under digests.`,
    );
  const mail = digestMail(digest, settings.digests.console ?? ports.apiUrl);
  await sendInternalMail({ deliveryId: digest.period.id, about: `${kind} digest`, to, ...mail }, ports);
  return { digest, sentTo: to };
}

function kindArgument(text: string): DigestKind {
  const kind = digestKinds.find((one) => one === text);
  if (kind) return kind;
  throw new InvalidArgumentError(`Expected ${digestKinds.join(' or ')}.`);
}

import type { Command } from 'commander';
import { type Day, dayOf } from '../../lib/domain/day.ts';
import type { Holdfast } from '../../lib/local/open-holdfast.ts';
import { NotFound } from '../../lib/usecases/errors.ts';
import { renewRiskModel } from '../../lib/usecases/renew-risk-model.ts';
import { type RiskCard, showRisk } from '../../lib/usecases/show-risk.ts';
import { showProgress } from '../present/progress-bar.ts';
import { presentRisk } from '../present/risk.ts';
import type { Terminal } from '../present/terminal.ts';
import { type CommonOptions, command, dayArgument } from './command.ts';
import { withHoldfast } from './with-holdfast.ts';

type Training = CommonOptions & { before?: Day };

/** `risk`: the card of the churn-risk model; `risk train` trains it now. */
export function riskCommand(terminal: Terminal): Command {
  const show = (card: RiskCard, { json }: CommonOptions) =>
    terminal.out(json ? JSON.stringify(card) : presentRisk(card, terminal));
  const train = command('train', 'Trains the churn-risk model now, on everything known so far, and shows it.')
    .option('--before <day>', 'on what was known before this day, to judge the days from then on', dayArgument)
    .action(async (options: Training) => {
      show(await withHoldfast(options, (holdfast) => trainNow(options, holdfast, terminal)), options);
    });
  return (
    command('risk', 'The churn-risk model: whether it can be trusted, how well it did, what moves it.')
      // Without this, options behind `train` would be taken for those of `risk`.
      .enablePositionalOptions()
      .action(async (options: CommonOptions) => {
        show(await withHoldfast(options, ({ ports }) => showRisk({}, ports)), options);
      })
      .addCommand(train)
  );
}

async function trainNow({ before }: Training, { ports }: Holdfast, terminal: Terminal): Promise<RiskCard> {
  const progress = showProgress(terminal);
  try {
    const model = await renewRiskModel({ before: before ?? dayOf(ports.clock.now()) }, { ...ports, progress });
    if (!model) throw new NotFound('Nothing has been imported yet, so there is no history to train on.');
    return await showRisk({ modelId: model.modelId }, ports);
  } finally {
    progress.stop();
  }
}

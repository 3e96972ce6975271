import { autocompletion, type Completion, type CompletionContext, completionKeymap } from '@codemirror/autocomplete';
import { StreamLanguage } from '@codemirror/language';
import { type Diagnostic, linter } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { helpers, isKnownAt, type Scope } from '../../../lib/domain/expressions/helpers.ts';
import { accountFields, healthFields, riskFields, textMethods } from '../../../lib/domain/expressions/vocabulary.ts';
import { faultOf } from './check-condition.ts';
import { proposalOf } from './proposal-of.ts';
import { spreadText, type Vocabulary } from './vocabulary.ts';

/** Colours, completion and faults for conditions that may speak of this vocabulary. */
export function celLanguage(vocabulary: Vocabulary, scope: Scope): Extension {
  const complete = (context: CompletionContext) => completionsAt(context, vocabulary, scope);
  return [
    cel,
    autocompletion({ override: [complete], icons: false }),
    keymap.of(completionKeymap),
    linter(({ state }) => faultsIn(state.doc.toString(), vocabulary, scope), { delay: 200 }),
  ];
}

const cel = StreamLanguage.define({
  token(stream) {
    if (stream.eatSpace()) return null;
    if (stream.match(/^"(?:\\.|[^"\\])*"?|^'(?:\\.|[^'\\])*'?/)) return 'string';
    if (stream.match(/^\d+(?:\.\d+)?(?:e[+-]?\d+)?/i)) return 'number';
    if (stream.match(/^(?:&&|\|\||[<>=!]=?|[-+*/?:])/)) return 'operator';
    if (stream.match(/^(?:true|false|in)\b/)) return 'keyword';
    if (stream.match(/^\w+(?=\()/)) return 'variableName.function';
    if (stream.match(/^\w+/)) return 'variableName';
    stream.next();
    return null;
  },
});

/** Names after a dot, ids between the quotes of a helper, or every name that may begin. */
function completionsAt(context: CompletionContext, vocabulary: Vocabulary, scope: Scope) {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const within = /(\w+)\s*\(\s*["']([\w-]*)$/.exec(before);
  if (within) return { from: context.pos - (within[2] ?? '').length, options: idsFor(within[1] ?? '', vocabulary) };
  const member = /(\w+)\.(\w*)$/.exec(before);
  if (member) return { from: context.pos - (member[2] ?? '').length, options: membersOf(member[1] ?? '') };
  const word = context.matchBefore(/\w+/);
  if (!word && !context.explicit) return null;
  return { from: word?.from ?? context.pos, options: namesFor(vocabulary, scope), validFor: /^\w*$/ };
}

const ofMilestones = ['reached', 'overdue', 'daysSince', 'daysOverdue'];

function idsFor(helper: string, { metrics, milestones }: Vocabulary): Completion[] {
  if (ofMilestones.includes(helper)) return milestones.map(({ id, label }) => ({ label: id, detail: label }));
  return helper === 'hasContact'
    ? plain(['champion', 'admin', 'executive-sponsor', 'billing', 'user'])
    : metrics.map(ofMetric);
}

const members: Record<string, readonly string[]> = {
  account: accountFields,
  health: Object.keys(healthFields),
  risk: Object.keys(riskFields),
};

function membersOf(owner: string): Completion[] {
  if (owner === 'peer') return [{ label: 'percentile("")', apply: 'percentile("', detail: '0–100 among peers' }];
  return plain(members[owner] ?? textMethods);
}

const plain = (labels: readonly string[]): Completion[] => labels.map((label) => ({ label }));

function namesFor(vocabulary: Vocabulary, scope: Scope): Completion[] {
  const callable = Object.entries(helpers).filter(([, { from }]) => isKnownAt(from, scope));
  const owners = [
    { label: 'account', detail: 'attributes', from: 'metric' as const },
    { label: 'implemented', detail: 'yes or no', from: 'milestone' as const },
    { label: 'cancelled', detail: 'yes or no', from: 'milestone' as const },
    { label: 'peer', detail: 'among peers', from: 'score' as const },
    { label: 'health', detail: 'score, band, coverage', from: 'account' as const },
    { label: 'risk', detail: 'churn risk', from: 'account' as const },
  ];
  return [
    ...vocabulary.metrics.map(ofMetric),
    ...callable.map(([name, { written, gives }]) => ({
      ...{ label: name, type: 'function', detail: written[0], info: gives },
      apply: `${name}(${written[0]?.includes('"') ? '"' : ''}`,
    })),
    ...owners.filter(({ from }) => isKnownAt(from, scope)).map(({ label, detail }) => ({ label, detail })),
  ];
}

function ofMetric(metric: Vocabulary['metrics'][number]): Completion {
  const spread = spreadText(metric);
  return {
    label: metric.metric,
    detail: metric.label,
    info: spread ? `${metric.definition}; ${spread}` : metric.definition,
  };
}

function faultsIn(text: string, vocabulary: Vocabulary, scope: Scope): Diagnostic[] {
  const fault = text.trim() === '' ? undefined : faultOf(text, vocabulary, scope);
  if (!fault) return [];
  const from = Math.min(fault.offset, text.length);
  const to = from + (/^[\w.]+/.exec(text.slice(from))?.[0].length ?? 1);
  const meant = proposalOf(fault.hint);
  const message = fault.hint && !meant ? `${fault.message}\n${fault.hint}` : fault.message;
  const actions = meant
    ? [
        {
          name: `Write ${meant}`,
          apply: (
            view: Parameters<NonNullable<Diagnostic['actions']>[number]['apply']>[0],
            start: number,
            end: number,
          ) => view.dispatch({ changes: { from: start, to: end, insert: meant } }),
        },
      ]
    : [];
  return [{ from, to: Math.min(to, text.length), severity: 'error', message, actions }];
}

import { daysBetween } from '../day.ts';
import { accountFacts } from './crm-panel.ts';
import type { Fact } from './fact.ts';
import type { PanelSource, PanelStock, ProductPanel } from './panels.ts';
import { evidenceOf, listed, newestStock, type ReviewFacts } from './review-facts.ts';

/** After so many days without use somebody should wonder. */
export const SILENT_DAYS = 14;

/** The product's panel: who comes, what they use, what they built, how much data they keep, which steps were ticked off. */
export function productPanel(
  facts: ReviewFacts,
  sources: PanelSource[],
  isHere: (source: string) => boolean,
): ProductPanel {
  const stock = stockOf(facts);
  return {
    role: 'product',
    sources,
    facts: [...useFacts(facts), ...builtFacts(stock), ...dataFacts(facts), ...accountFacts(facts, isHere)],
    use: facts.use,
    stock,
    steps: listed(facts, 'evidence')
      .map(({ type, source, day, dueDay }) => ({ type, source, day, dueDay }))
      .sort((a, b) => (a.day === b.day ? (a.type < b.type ? -1 : 1) : a.day < b.day ? -1 : 1)),
  };
}

function stockOf(facts: ReviewFacts): PanelStock[] {
  return newestStock(listed(facts, 'customisation'), ({ item }) => item)
    .map(({ item, source, count, day }) => ({ item, source, count, day }))
    .sort((a, b) => b.count - a.count || (a.item < b.item ? -1 : 1));
}

/** What rests on use of the last four weeks. */
export function useEvidence({ use }: ReviewFacts) {
  return use
    .slice(0, 8)
    .map(({ source, event, newestDay: day, count28d }) =>
      evidenceOf({ source, kind: 'usage' }, { of: event, day, says: `${count28d}× in 28 days` }),
    );
}

/** The most people who came on one day, where a source tells. */
export function mostPeople({ use }: ReviewFacts): number | undefined {
  const told = use.flatMap(({ people }) => people ?? []);
  return told.length > 0 ? Math.max(...told) : undefined;
}

/** The last day of any use. */
export function lastUseDay({ use }: ReviewFacts): string | undefined {
  return use
    .map(({ newestDay }) => newestDay)
    .toSorted()
    .at(-1);
}

function useFacts(facts: ReviewFacts): Fact[] {
  const told = facts.standings.filter(({ source }) => facts.roleOf(source) === 'product');
  const source = facts.use[0]?.source ?? told[0]?.source;
  if (source === undefined || !facts.delivers('usage')) return [];
  const last = lastUseDay(facts);
  const total = facts.use.reduce((sum, { count28d }) => sum + count28d, 0);
  const people = mostPeople(facts);
  const silentFor = daysBetween(last ?? facts.signupDay, facts.day);
  const evidence = useEvidence(facts);
  return [
    {
      ...{ fact: 'actions', label: 'Actions in 28 days', kind: 'count', value: total, source, day: last, evidence },
      tone: total === 0 ? 'watch' : 'neutral',
    },
    {
      ...{ fact: 'last-used', label: 'Last used', kind: 'day', value: last, source, day: last, evidence },
      ...{ says: last ? `${silentFor} days ago` : 'never', tone: silentFor > SILENT_DAYS ? 'watch' : 'good' },
    },
    ...(people === undefined
      ? []
      : [
          {
            ...({
              fact: 'people',
              label: 'People on the busiest day',
              kind: 'count',
              value: people,
              source,
              day: last,
            } as const),
            ...({ tone: people <= 1 ? 'watch' : 'neutral', evidence } as const),
          },
        ]),
  ];
}

function builtFacts(stock: readonly PanelStock[]): Fact[] {
  return stock.map(({ item, source, count, day }) => ({
    ...{ fact: `built-${item}`, label: inWords(item), kind: 'count', value: count, source, day },
    tone: 'neutral',
    evidence: [evidenceOf({ source, kind: 'customisation' }, { of: item, day, says: String(count) })],
  }));
}

const inWords = (item: string) => {
  const words = item.replaceAll(/[-_]/g, ' ');
  return `${words[0]?.toUpperCase()}${words.slice(1)}s`;
};

function dataFacts(facts: ReviewFacts): Fact[] {
  return newestStock(listed(facts, 'data-volume'), ({ unit }) => unit)
    .filter(({ unit }) => unit === 'rows' || !listed(facts, 'data-volume').some((one) => one.unit === 'rows'))
    .map((volume) => ({
      ...{ fact: `data-${volume.unit}`, label: 'Data kept', kind: 'count', value: volume.quantity, unit: volume.unit },
      ...{ source: volume.source, day: volume.day, tone: volume.quantity === 0 ? 'watch' : 'good' },
      evidence: [evidenceOf(volume, { of: volume.unit, day: volume.day, says: String(volume.quantity) })],
    }));
}

import { compileCondition } from '../../../lib/domain/expressions/compile-condition.ts';
import type { ExpressionFault } from '../../../lib/domain/expressions/expression.ts';
import type { Scope } from '../../../lib/domain/expressions/helpers.ts';
import type { Catalogue } from '../../../lib/domain/metrics/catalogue.ts';
import { catalogueOf, type Vocabulary } from './vocabulary.ts';

const catalogues = new WeakMap<Vocabulary, Catalogue>();

/** What is wrong with a condition, as the product itself would say; undefined when nothing is. */
export function faultOf(text: string, vocabulary: Vocabulary, scope: Scope): ExpressionFault | undefined {
  const catalogue = catalogues.get(vocabulary) ?? catalogueOf(vocabulary);
  catalogues.set(vocabulary, catalogue);
  return compileCondition(text, catalogue, scope).fault;
}

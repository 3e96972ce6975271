import { type DocumentPath, faultAt, type SourceDocument } from '../documents/source-document.ts';
import type { Fault } from '../errors.ts';
import { metricHint } from '../expressions/vocabulary.ts';
import type { Catalogue } from './catalogue.ts';

/** The fault of a place that names a metric the catalogue does not have. */
export function unknownMetric(document: SourceDocument, path: DocumentPath, id: string, catalogue: Catalogue): Fault {
  return faultAt(document, path, `there is no metric "${id}"`, { hint: metricHint(id, catalogue) });
}

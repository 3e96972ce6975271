import { dayText, timeText } from './formats.ts';

/** A sentence of the service with its instants and days written for whoever reads. */
export function readableDates(text: string): string {
  return text
    .replaceAll(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g, (moment) => timeText(moment))
    .replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => dayText(day));
}

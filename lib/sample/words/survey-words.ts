import type { StoryName } from '../story.ts';

/** How a person feels about us, from an NPS answer: 9–10, 7–8, 0–6. */
export type Sentiment = 'promoter' | 'passive' | 'detractor';

type SurveyWords = Record<Sentiment, string[]>;

const EVERYDAY: SurveyWords = {
  promoter: [
    'Saves us hours every Monday.',
    'The whole team looks at the wallboard now. Love it.',
    'Easy to build what we need without asking IT.',
    'Support answered within the hour, great people.',
    'Our weekly review starts with your report.',
    'Does exactly what it promises.',
  ],
  passive: [
    'Good overall, the mobile view could be better.',
    'Solid product. Pivot tables need subtotals.',
    'Works fine for us, setup took longer than expected.',
    'Useful, though the chart options are a bit limited.',
    'Happy with it, would like more templates.',
  ],
  detractor: [
    'Too many clicks to get to a simple chart.',
    'Slow when we load a full year.',
    'Hard to learn for people who are not analysts.',
    'We only use a small part of it.',
  ],
};

/** What people write once a story is under way; sentiments that a story does not change are told in everyday words. */
const STORY_WORDS: Partial<Record<StoryName, Partial<SurveyWords>>> = {
  'healthy-growth': {
    promoter: [
      'Started in one team, now four departments use it.',
      'We keep finding new uses. Just added more seats.',
      'The gauges changed how we run operations.',
      'Best tool we bought this year.',
    ],
  },
  'never-implemented': {
    detractor: [
      'We never got it connected to our data.',
      'Still have not had time to set it up.',
      'Looked promising but nobody here owns it.',
      'We are paying for something we have not switched on.',
    ],
    passive: ['Cannot say yet, we have not really started.'],
  },
  'slow-fade': {
    detractor: [
      'Honestly we hardly open it any more.',
      'People went back to spreadsheets.',
      'The dashboards are out of date and nobody maintains them.',
    ],
    passive: ['Fine, but I do not use it much these days.'],
  },
  'champion-left': {
    detractor: [
      'The person who built everything has left and nobody knows how it works.',
      'Since our admin left the dashboards are an orphan.',
      'I inherited this and got no introduction.',
    ],
    passive: ['Still finding my way, I took it over recently.'],
  },
  'support-frustration': {
    detractor: [
      'Third ticket on the same bug and it is still open.',
      '“Working as designed” is not an answer.',
      'Always “in a future release”. We need it now.',
      'Support closes tickets before the problem is solved.',
      'Good product, but the bugs cost us too much time.',
    ],
    passive: ['The product is good when it works.'],
  },
  acquired: {
    passive: ['Good tool, but our new parent company uses something else.'],
    detractor: ['Group IT decides now. Probably not staying.'],
  },
  'integration-missing': {
    detractor: [
      'No connector for the system we moved to. Half our dashboards are empty.',
      'We have to upload files by hand since we changed systems.',
      'Our new system is not supported, so we look at last year’s numbers.',
      'Missing integration makes it useless for us.',
    ],
    passive: ['Waiting for the connector.'],
  },
  price: {
    detractor: [
      'Too expensive for what we use.',
      'We pay for seats nobody sits in.',
      'The renewal price is hard to defend to our CFO.',
    ],
    passive: ['Good, but pricey for a company of our size.'],
    promoter: ['Good product. Please look at the pricing.'],
  },
};

export function sentimentOf(score: number): Sentiment {
  if (score >= 9) return 'promoter';
  return score >= 7 ? 'passive' : 'detractor';
}

/** The comments that fit a score, in the words of the story when it is under way. */
export function surveyComments(story: StoryName | undefined, sentiment: Sentiment): string[] {
  return (story && STORY_WORDS[story]?.[sentiment]) ?? EVERYDAY[sentiment];
}

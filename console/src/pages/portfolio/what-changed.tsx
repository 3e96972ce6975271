import { Anchor, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconMoodSmile } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../../parts/empty-state.tsx';
import { numberText } from '../../parts/formats.ts';
import { arrText } from '../../parts/revenue.ts';
import { NewsItem } from './news-item.tsx';
import { newsIcons, newsTitle } from './news-words.ts';
import type { Portfolio } from './portfolio.ts';
import classes from './what-changed.module.css';

type News = Portfolio['news'][number];

/** As many lines of each kind as are read at a glance. */
const LINES = 4;

/** What changed since the day before, in words: most pressing first, the largest customers first. */
export function WhatChanged({ portfolio }: { portfolio: Portfolio }) {
  const { news, rules, history } = portfolio;
  const isFirst = history.length < 2;
  return (
    <Card withBorder padding="md" component="section" aria-labelledby="what-changed" h="100%">
      <Title order={2} id="what-changed" mb="sm">
        What changed since yesterday
      </Title>
      {news.length === 0 ? (
        <EmptyState icon={IconMoodSmile} title="Nothing changed">
          {isFirst
            ? 'This is the first day judged. From the next one on, this says who changed band and why.'
            : 'No account changed band, left, came or set off a rule since the day before.'}
        </EmptyState>
      ) : (
        <Stack gap="md">
          {news.map((one) => (
            <Kind key={one.kind} news={one} rules={rules} />
          ))}
        </Stack>
      )}
    </Card>
  );
}

function Kind({ news, rules }: { news: News; rules: Portfolio['rules'] }) {
  const { kind, accounts, mrr, lines } = news;
  const { icon: Icon, color } = newsIcons[kind];
  const list = { news: kind, ...(kind === 'cancelled' && { customers: 'all' }) };
  const more = accounts - Math.min(lines.length, LINES);
  return (
    <section>
      <Group gap={8} wrap="nowrap" align="center" mb={4}>
        <Icon size={18} color={color} aria-hidden style={{ flex: 'none' }} />
        <Title order={3} fz="sm">
          <Anchor component={Link} to="/accounts" search={list as never} inherit c="inherit">
            {newsTitle(kind, accounts)}
          </Anchor>
        </Title>
        {Object.keys(mrr).length > 0 && (
          <Text size="sm" c="dimmed" ml="auto" ta="right" className={classes.total}>
            {arrText(mrr)} ARR
          </Text>
        )}
      </Group>
      <ul className={classes.lines}>
        {lines.slice(0, LINES).map((line) => (
          <NewsItem key={line.accountId} line={line} kind={kind} rules={rules} />
        ))}
      </ul>
      {more > 0 && (
        <Anchor component={Link} to="/accounts" search={list as never} size="sm" ml={26}>
          and {numberText(more)} more
        </Anchor>
      )}
    </section>
  );
}

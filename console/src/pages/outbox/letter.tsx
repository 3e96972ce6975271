import { SegmentedControl } from '@mantine/core';
import { timeText } from '../../parts/formats.ts';
import { onPaper } from '../../parts/on-paper.ts';
import { Section } from '../../parts/section.tsx';
import { useAddress } from '../../parts/use-address.ts';
import { useMe } from '../../parts/use-me.ts';
import type { MessageDetails } from './message-details.ts';
import classes from './outbox.module.css';

type LetterProps = { message: MessageDetails; letter: NonNullable<MessageDetails['letter']> };

/** The mail itself: as HTML in a frame that runs nothing and loads nothing, or as the text beside it. */
export function Letter({ message, letter }: LetterProps) {
  const [as, change] = useAddress(({ as }) => (as === 'text' ? 'text' : 'html'));
  const { brand } = useMe();
  const note =
    message.state === 'sent'
      ? `As it left on ${timeText(letter.writtenAt)}.`
      : `As it stood on ${timeText(letter.writtenAt)}; if it goes, it is written anew.`;
  return (
    <Section
      title="The mail"
      note={note}
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Which part of the mail"
          value={as}
          onChange={(next) => change({ as: next === 'html' ? undefined : next })}
          data={[
            { value: 'html', label: 'HTML' },
            { value: 'text', label: 'Text' },
          ]}
        />
      }
    >
      {as === 'html' ? (
        <iframe
          className={classes.letter}
          title={`Mail: ${letter.subject}`}
          sandbox=""
          srcDoc={onPaper(letter.html, brand?.logo)}
          height={600}
        />
      ) : (
        <pre className={classes.plain}>{letter.text}</pre>
      )}
    </Section>
  );
}

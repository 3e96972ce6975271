import { Button, Container, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';

/** Why nobody is signed in, what can be done about it, and the button that does it. */
export type NotSignedInProps = { title: string; text: string; action: string; signIn: () => Promise<unknown> };

/** Stands in place of the console until somebody signs in. */
export function NotSignedIn({ title, text, action, signIn }: NotSignedInProps) {
  useDocumentTitle('Sign in · Holdfast');
  const [isBusy, setBusy] = useState(false);
  const again = () => {
    setBusy(true);
    void signIn().finally(() => setBusy(false));
  };
  return (
    <Container component="main" size={480} py={96} ta="center">
      <img src="/icon.svg" alt="" width={40} height={40} />
      <Title order={1} mt="md">
        {title}
      </Title>
      <Text c="dimmed" mt="xs" mb="lg" aria-live="polite">
        {text}
      </Text>
      <Button onClick={again} loading={isBusy} autoFocus>
        {action}
      </Button>
    </Container>
  );
}

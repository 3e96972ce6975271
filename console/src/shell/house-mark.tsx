import { Text } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '../parts/use-me.ts';

/** Whose house this is: the company's logo and name where its settings say so, else ours. */
export function HouseMark() {
  const { brand } = useMe();
  const [isBroken, setBroken] = useState(false);
  const hasLogo = brand?.logo !== undefined && !isBroken;
  return (
    <>
      {hasLogo ? (
        <img src={brand.logo} alt="" height={24} referrerPolicy="no-referrer" onError={() => setBroken(true)} />
      ) : (
        <img src="/icon.svg" alt="" width={24} height={24} />
      )}
      <Text fw={650}>Holdfast</Text>
      {brand && (
        <Text size="sm" c="dimmed" truncate visibleFrom="sm">
          {brand.company}
        </Text>
      )}
    </>
  );
}

import { useLocalStorage } from '@mantine/hooks';
import type { ReviewRole } from '../../../../../lib/domain/review/fact.ts';

/** Which panels this person has folded, remembered on this device, and how to fold or open one. */
export function useFolded(): [ReviewRole[], (role: ReviewRole) => void] {
  const [folded, setFolded] = useLocalStorage<ReviewRole[]>({
    key: 'holdfast.review-folded',
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  const toggle = (role: ReviewRole) =>
    setFolded((before) => (before.includes(role) ? before.filter((other) => other !== role) : [...before, role]));
  return [folded, toggle];
}

import { useEffect } from 'react';
import './bare-screen.css';

/** Takes the frame of the console away while a page is shown and it `isWanted`: a meeting has the whole screen. */
export function useBareScreen(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted) return undefined;
    document.documentElement.dataset.bare = '';
    return () => {
      delete document.documentElement.dataset.bare;
    };
  }, [isWanted]);
}

import { useEffect } from 'react';
import './bare-screen.css';

/** Takes the frame of the console away while a page is shown: a meeting has the whole screen. */
export function useBareScreen(): void {
  useEffect(() => {
    document.documentElement.dataset.bare = '';
    return () => {
      delete document.documentElement.dataset.bare;
    };
  }, []);
}

import { useMe } from '../../../parts/use-me.ts';
import classes from './minutes.module.css';

/** On paper: whose minutes these are, in the company's colour and with its logo. */
export function PrintedHead() {
  const { brand } = useMe();
  if (!brand) return null;
  return (
    <header className={classes.printed} style={{ borderColor: brand.colour }}>
      {brand.logo && <img src={brand.logo} alt="" height={32} referrerPolicy="no-referrer" />}
      <span>{brand.company}</span>
    </header>
  );
}

import { PanelLeft } from 'lucide-react'
import { Link, NavLink } from 'react-router-dom'
import { paths } from '#src/paths.ts'
import { IconButton } from '#ui/IconButton.tsx'
import classes from './Header.module.css'
import { Mark } from './Mark.tsx'
import { prefetchPage } from './pageChunks.ts'
import { ServedBy } from './ServedBy.tsx'
import { ThemeSwitch } from './ThemeSwitch.tsx'

type Props = { treeShown: boolean; onToggleTree: () => void }

export function Header({ treeShown, onToggleTree }: Props) {
  const treeLabel = treeShown ? 'Hide the experiments tree' : 'Show the experiments tree'
  return (
    <header className={classes.header}>
      <IconButton label={treeLabel} onClick={onToggleTree} aria-expanded={treeShown}>
        <PanelLeft size={16} aria-hidden />
      </IconButton>
      <Link to={paths.experiments()} className={classes.brand}>
        <Mark />
        Tidemark
      </Link>
      <nav className={classes.pages} aria-label="Pages">
        <NavLink
          to={paths.experiments()}
          onMouseEnter={() => prefetchPage('experiments')}
          onFocus={() => prefetchPage('experiments')}
        >
          Experiments
        </NavLink>
        <NavLink
          to={paths.models()}
          onMouseEnter={() => prefetchPage('models')}
          onFocus={() => prefetchPage('models')}
        >
          Models
        </NavLink>
      </nav>
      <ServedBy />
      <ThemeSwitch />
    </header>
  )
}

import { CircleCheck, CircleHelp, CircleX } from 'lucide-react'
import type { PromotionCheck } from './promotionChecks.ts'
import classes from './PromotionChecks.module.css'

const ICONS = { passed: CircleCheck, failed: CircleX, unknown: CircleHelp }
const WORDS = { passed: 'passed', failed: 'not passed', unknown: 'not known' }

/** What was looked at before a move, and what came of it. */
export const PromotionChecks = ({ checks }: { checks: readonly PromotionCheck[] }) => (
  <ul className={classes.checks} aria-label="Checks">
    {checks.map(({ name, state, detail }) => {
      const Icon = ICONS[state]
      return (
        <li key={name} data-state={state}>
          <Icon size={15} aria-hidden />
          <span>
            <strong>{name}</strong>: {WORDS[state]} – <span className="name">{detail}</span>
          </span>
        </li>
      )
    })}
  </ul>
)

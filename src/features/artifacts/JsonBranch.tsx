import { useState } from 'react'
import { TextButton } from '#ui/TextButton.tsx'
import { inline, type JsonNode } from './jsonTree.ts'
import classes from './JsonTree.module.css'

type Props = {
  /** The name or index that leads here; null at the root. */
  label: string | null
  node: JsonNode
  depth: number
}

/** What is this short, in characters, stands on one line; a list of numbers reads well in a long one. */
const LINE = { array: 200, object: 88, string: 88, literal: 88 }
/** How deep a tree is open at first. */
const OPEN_DEPTH = 2
/** More entries than these are listed on demand. */
const LISTED_AT_ONCE = 100

/** A JSON value and, folded into it, what it holds. */
export function JsonBranch({ label, node, depth }: Props) {
  const [open, setOpen] = useState(depth < OPEN_DEPTH)
  const [limit, setLimit] = useState(LISTED_AT_ONCE)

  const line = inline(node, LINE[node.kind])
  if (line !== null || node.kind === 'literal' || node.kind === 'string') {
    return (
      <div className={classes.leaf}>
        <Label label={label} />
        <Leaf node={node} line={line} />
      </div>
    )
  }

  const entries: [string, JsonNode][] =
    node.kind === 'array' ? node.items.map((item, i) => [String(i), item]) : node.members
  const noun = node.kind === 'array' ? 'items' : 'members'
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Label label={label} />
        <span className={classes.count}>
          {node.kind === 'array' ? '[…]' : '{…}'} {entries.length.toLocaleString('en')} {noun}
        </span>
      </summary>
      {open && (
        <div className={classes.entries}>
          {entries.slice(0, limit).map(([key, value], i) => (
            <JsonBranch key={i} label={key} node={value} depth={depth + 1} />
          ))}
          {entries.length > limit && (
            <p className={classes.more}>
              The first {limit.toLocaleString('en')} of {entries.length.toLocaleString('en')} {noun}
              .{' '}
              <TextButton onClick={() => setLimit(limit + 10 * LISTED_AT_ONCE)}>
                Show more
              </TextButton>
            </p>
          )}
        </div>
      )}
    </details>
  )
}

const Label = ({ label }: { label: string | null }) =>
  label !== null && (
    <>
      <bdi className={classes.label}>{label}</bdi>
      {': '}
    </>
  )

function Leaf({ node, line }: { node: JsonNode; line: string | null }) {
  if (node.kind === 'string') {
    return <bdi className={classes.string}>{line ?? JSON.stringify(node.value)}</bdi>
  }
  return <bdi className={node.kind === 'literal' ? classes.literal : undefined}>{line}</bdi>
}

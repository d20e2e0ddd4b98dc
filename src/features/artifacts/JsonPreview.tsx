import { useSearchParams } from 'react-router-dom'
import { PREVIEW_LIMIT_BYTES } from '#mlflow/artifacts.ts'
import { SegmentedChoice } from '#ui/SegmentedChoice.tsx'
import classes from './ArtifactPreview.module.css'
import { JsonBranch } from './JsonBranch.tsx'
import { type JsonNode, JsonProblem, parseJsonTree } from './jsonTree.ts'
import treeClasses from './JsonTree.module.css'
import { SourceText } from './SourceText.tsx'
import { WithText } from './WithText.tsx'

/** The tree is the default, and leaves the address as it is. */
const VIEW = 'view'

const views = [
  { value: 'tree', label: 'Tree' },
  { value: 'source', label: 'Source' },
] as const

/** A JSON file as a tree that folds, or as it was written. Where it is no JSON, as text, with the reason. */
export function JsonPreview({ runId, path }: { runId: string; path: string }) {
  return (
    <WithText runId={runId} path={path}>
      {({ text, complete }) => <JsonText text={text} complete={complete} />}
    </WithText>
  )
}

function JsonText({ text, complete }: { text: string; complete: boolean }) {
  const [params, setParams] = useSearchParams()
  const view = params.get(VIEW) === 'source' ? 'source' : 'tree'
  const setView = (view: 'tree' | 'source') =>
    setParams(view === 'tree' ? {} : { [VIEW]: view }, { replace: true })
  const result = complete
    ? read(text)
    : { problem: `It is longer than the ${PREVIEW_LIMIT_BYTES / 1e6} MB that are read` }

  if ('problem' in result) {
    return (
      <>
        <p className={classes.notice}>
          Shown as text, since it is not whole JSON. {result.problem}.
        </p>
        <SourceText text={text} />
      </>
    )
  }
  return (
    <>
      <div className={treeClasses.choice}>
        <SegmentedChoice label="View" options={views} value={view} onChange={setView} />
      </div>
      {view === 'tree' ? (
        <div className={treeClasses.tree}>
          <JsonBranch label={null} node={result.tree} depth={0} />
        </div>
      ) : (
        <SourceText text={text} />
      )}
    </>
  )
}

function read(text: string): { tree: JsonNode } | { problem: string } {
  try {
    return { tree: parseJsonTree(text) }
  } catch (error) {
    if (error instanceof JsonProblem) return { problem: error.message }
    throw error
  }
}

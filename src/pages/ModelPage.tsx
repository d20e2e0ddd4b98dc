import { useMemo } from 'react'
import { Link, useLocation } from 'react-router-dom'
import { HistoryPanel } from '#features/model-details/HistoryPanel.tsx'
import { MetricPanel } from '#features/model-details/MetricPanel.tsx'
import { metricColumns } from '#features/model-details/metricColumns.ts'
import { ModelHeadline } from '#features/model-details/ModelHeadline.tsx'
import { useRunsOfVersions } from '#features/model-details/useRunsOfVersions.ts'
import { VersionsPanel } from '#features/model-details/VersionsPanel.tsx'
import { AliasesPanel } from '#features/registry-actions/AliasesPanel.tsx'
import { DescriptionPanel } from '#features/registry-actions/DescriptionPanel.tsx'
import { ModelActions } from '#features/registry-actions/ModelActions.tsx'
import { TagsPanel } from '#features/registry-actions/TagsPanel.tsx'
import type { ModelVersion, RegisteredModel } from '#mlflow/registry.ts'
import { deleteModelTag, describeModel, setModelTag } from '#mlflow/registryChanges.ts'
import { paths, readModelAddress } from '#src/paths.ts'
import { Breadcrumb } from '#ui/Breadcrumb.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { Page } from '#ui/Page.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import classes from './ModelPage.module.css'
import { renderRunMatrices } from './renderRunMatrices.tsx'
import { WithModel } from './WithModel.tsx'

function ModelPage() {
  const name = readModelAddress(useLocation().pathname)?.name ?? ''
  return (
    <WithModel name={name} title={name} breadcrumb={breadcrumb} loading="Loading the model">
      {(model, versions) => <Model key={name} model={model} versions={versions} />}
    </WithModel>
  )
}

const breadcrumb = (
  <Breadcrumb>
    <li>
      <Link to={paths.models()}>Models</Link>
    </li>
  </Breadcrumb>
)

/** Of so many versions the metrics are drawn; a table reads the runs of its rows. */
const NEWEST = 200

type Props = { model: RegisteredModel; versions: readonly ModelVersion[] }

function Model({ model, versions }: Props) {
  const { name, description, tags, aliases } = model
  const newest = useMemo(() => versions.slice(0, NEWEST), [versions])
  const runs = useRunsOfVersions(newest)
  const metrics = useMemo(() => metricColumns([...runs.byId.values()]), [runs.byId])
  return (
    <Page
      title={name}
      breadcrumb={breadcrumb}
      actions={
        <div className={classes.actions}>
          <ButtonLink to={paths.modelOnBoard(name)}>Show on the board</ButtonLink>
          <ModelActions model={model} versions={versions} />
        </div>
      }
    >
      <ModelHeadline model={model} versions={versions} />
      {!runs.isRead ? (
        // What the runs measured makes columns and rows: what stands below them would move.
        <Skeleton label="Reading the runs of the versions" lines={12} />
      ) : (
        <>
          <VersionsPanel
            model={model}
            versions={versions}
            metrics={metrics}
            renderMatrices={renderRunMatrices}
          />
          <div className={classes.columns}>
            <div className={classes.column}>
              <MetricPanel
                versions={newest}
                count={versions.length}
                aliases={aliases}
                runs={runs}
                metrics={metrics}
              />
              <HistoryPanel versions={versions} />
            </div>
            <div className={classes.column}>
              <DescriptionPanel
                of="the model"
                text={description}
                save={(text) => describeModel(name, text)}
              />
              <AliasesPanel
                model={name}
                aliases={aliases}
                versions={versions.map(({ version }) => version)}
                only={null}
              />
              <TagsPanel
                of="the model"
                tags={[...tags]}
                set={(key, value) => setModelTag(name, key, value)}
                remove={(key) => deleteModelTag(name, key)}
              />
            </div>
          </div>
        </>
      )}
    </Page>
  )
}

export { ModelPage as Component }

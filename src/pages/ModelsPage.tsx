import { NewModelButton } from '#features/registry-actions/NewModelButton.tsx'
import { StageBoard } from '#features/stage-board/StageBoard.tsx'
import { Page } from '#ui/Page.tsx'
import { renderRunMatrices } from './renderRunMatrices.tsx'

function ModelsPage() {
  return (
    <Page title="Models">
      <StageBoard renderMatrices={renderRunMatrices} actions={<NewModelButton />} />
    </Page>
  )
}

export { ModelsPage as Component }

import { StageBoard } from '#features/stage-board/StageBoard.tsx'
import { Page } from '#ui/Page.tsx'

function ModelsPage() {
  return (
    <Page title="Models">
      <StageBoard />
    </Page>
  )
}

export { ModelsPage as Component }

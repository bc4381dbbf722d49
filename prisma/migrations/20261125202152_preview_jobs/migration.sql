-- AlterEnum
ALTER TYPE "PreviewStatus" ADD VALUE 'computing';
ALTER TYPE "PreviewStatus" ADD VALUE 'applying';
ALTER TYPE "PreviewStatus" ADD VALUE 'cancelled';
ALTER TYPE "PreviewStatus" ADD VALUE 'failed';

-- AlterTable
ALTER TABLE "preview" ADD COLUMN     "applied_by" JSONB,
ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "due_at" TIMESTAMPTZ(3),
ADD COLUMN     "looked" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "problem" TEXT,
ADD COLUMN     "replaced_by" UUID,
ADD COLUMN     "step" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "total" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "work" JSONB;

-- What the sweep asks for: only previews that somebody has to go on with are in the index.
CREATE INDEX "preview_due" ON "preview" (due_at) WHERE due_at IS NOT NULL;

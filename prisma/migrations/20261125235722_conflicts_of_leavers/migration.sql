ALTER TYPE "ConflictChoice" ADD VALUE 'left';

import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { notFound } from '../errors.js';
import { isId } from '../values/ids.js';

/** An id in the path. One that cannot be an id names nothing, so it answers as a row that is not there. */
@Injectable()
export class PathId implements PipeTransform<string, string> {
  transform(value: string, _metadata: ArgumentMetadata): string {
    if (!isId(value)) throw notFound('记录');
    return value.toLowerCase();
  }
}

/**
 * Jest's environment for Node, in a context whose global object is a plain one. Jest puts a Proxy behind that object, and
 * each `Map`, `JSON` or `Array` in the code then asks it: that is a fifth of the time of these specs. The price: Jest
 * does not take globals apart at the end of a file, which matters only to globals that specs add, and ours add none.
 */
import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

export default class PlainContext extends TestEnvironment {
  constructor(config, context) {
    const { createContext } = vm;
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(config, context);
    } finally {
      vm.createContext = createContext;
    }
  }
}

package org.medcas.cli;

import org.apache.uima.collection.impl.metadata.cpe.CpeCasProcessorsImpl;
import org.apache.uima.collection.impl.metadata.cpe.CpeDescriptorFactory;
import org.apache.uima.collection.metadata.CasProcessorConfigurationParameterSettings;
import org.apache.uima.collection.metadata.CasProcessorErrorRateThreshold;
import org.apache.uima.collection.metadata.CpeCasProcessor;
import org.apache.uima.collection.metadata.CpeCasProcessors;
import org.apache.uima.collection.metadata.CpeCollectionReader;
import org.apache.uima.collection.metadata.CpeDescription;
import org.apache.uima.collection.metadata.CpeDescriptorException;

/** What a person may change of a CPE description without editing it. For one thread. */
final class CpeSettings {

  /** CASes beyond one per thread, so that the reader can read ahead. */
  private static final int CASES_AHEAD = 2;

  private static final int NEVER = 1_000_000;

  private final CpeDescription description;
  private final CpeCasProcessors processors;

  CpeSettings(CpeDescription description) throws CpeDescriptorException {
    this.description = description;
    this.processors = description.getCpeCasProcessors();
  }

  /** Works on {@code threads} documents at once. */
  void setThreads(int threads) throws CpeDescriptorException {
    processors.setConcurrentPUCount(threads);
    processors.setPoolSize(threads + CASES_AHEAD);
  }

  /**
   * Drops a document that fails and goes on. UIMA's own defaults end the run, or try the document
   * again and again and then write it half done.
   */
  void dropFailures() throws CpeDescriptorException {
    ((CpeCasProcessorsImpl) processors).setDropCasOnException(true);
    for (CpeCasProcessor processor : processors.getAllCpeCasProcessors()) {
      CasProcessorErrorRateThreshold threshold =
          processor.getErrorHandling().getErrorRateThreshold();
      threshold.setAction("continue");
      threshold.setMaxErrorCount(NEVER);
      threshold.setMaxErrorSampleSize(NEVER);
    }
  }

  /** Sets a parameter of the reader. */
  void setOnReader(String parameter, String value) throws CpeDescriptorException {
    for (CpeCollectionReader reader : description.getAllCollectionCollectionReaders()) {
      CasProcessorConfigurationParameterSettings settings =
          reader.getConfigurationParameterSettings();
      if (settings == null) {
        settings = CpeDescriptorFactory.produceCasProcessorConfigurationParameterSettings();
        reader.setConfigurationParameterSettings(settings);
      }
      settings.setParameterValue(parameter, value);
    }
  }

  /**
   * Sets a parameter of the engines that the description gives a value of it.
   *
   * @return whether there was one
   */
  boolean setWhereGiven(String parameter, String value) throws CpeDescriptorException {
    boolean found = false;
    for (CpeCasProcessor processor : processors.getAllCpeCasProcessors()) {
      CasProcessorConfigurationParameterSettings settings =
          processor.getConfigurationParameterSettings();
      if (settings != null && settings.getParameterValue(parameter) != null) {
        settings.setParameterValue(parameter, value);
        found = true;
      }
    }
    return found;
  }
}

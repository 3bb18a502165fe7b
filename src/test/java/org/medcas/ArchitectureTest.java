package org.medcas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The package rules of docs/ARCHITECTURE.md. */
@AnalyzeClasses(packages = "org.medcas", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String UIMA = "org.apache.uima..";

  @ArchTest
  static final ArchRule packagesFormNoCycle =
      slices().matching("org.medcas.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyShellsKnowUima =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "..types..", "..annotator..", "..bridge..", "..io..", "..cli..", "..cpe..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(UIMA);

  @ArchTest
  static final ArchRule onlyTheOnnxTaggerKnowsTheRuntime =
      noClasses()
          .that()
          .resideOutsideOfPackage("..tagging.onnx..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.onnxruntime..", "ai.djl.ndarray..", "ai.djl.inference..");

  @ArchTest
  static final ArchRule onlyTrainingKnowsLibtorch =
      noClasses()
          .that()
          .resideOutsideOfPackage("..train..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.bytedeco..");

  @ArchTest
  static final ArchRule annotatingNeedsNoTrainer =
      noClasses()
          .that()
          .resideOutsideOfPackages("..train..", "..cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.medcas.train..");

  @ArchTest
  static final ArchRule onlyTheCommandLineExits =
      noClasses()
          .that()
          .resideOutsideOfPackage("..cli..")
          .should()
          .callMethod(System.class, "exit", int.class);

  @ArchTest
  static final ArchRule pureTextKnowsNoOtherPackage =
      noClasses()
          .that()
          .resideInAPackage("org.medcas.text..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.medcas.segmentation..",
              "org.medcas.tokenization..",
              "org.medcas.wordpiece..",
              "org.medcas.model..",
              "org.medcas.tagging..",
              "org.medcas.chunking..",
              "org.medcas.annotator..");

  @ArchTest
  static final ArchRule chunkingSeesOnlyText =
      noClasses()
          .that()
          .resideInAPackage("org.medcas.chunking..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.medcas.model..", "org.medcas.tagging..", "org.medcas.annotator..", UIMA);

  @ArchTest
  static final ArchRule segmentationAndTokenizationSeeOnlyText =
      noClasses()
          .that()
          .resideInAnyPackage("org.medcas.segmentation..", "org.medcas.tokenization..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.medcas.model..",
              "org.medcas.tagging..",
              "org.medcas.wordpiece..",
              "org.medcas.annotator..");
}
